<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "passkeys.ftl" as passkeys>
<#assign refused = parts.hasError("username")>
<@layout.registrationLayout displayMessage=!refused displayInfo=realm.password && realm.registrationAllowed && !registrationDisabled??; section>
  <#if section = "header">
    ${msg("loginAccountTitle")}
  <#elseif section = "form">
    <#if realm.password>
      <form id="kc-form-login" class="form" action="${url.loginAction}" method="post" data-adgang="once">
        <#if !usernameHidden??>
          <div class="field">
            <label class="label" for="username"><#if !realm.loginWithEmailAllowed>${msg("username")}<#elseif !realm.registrationEmailAsUsername>${msg("usernameOrEmail")}<#else>${msg("email")}</#if></label>
            <@parts.fieldError id="username" />
            <input class="input" id="username" name="username" type="text" inputmode="email" value="${parts.typed((login.username)!'')}" dir="ltr"
              autocomplete="${(enableWebAuthnConditionalUI?has_content)?then('username webauthn', 'username')}" autocapitalize="none" autocorrect="off" spellcheck="false"<@parts.described id="username" invalid=refused /><#if !refused> autofocus</#if>>
          </div>
        </#if>
        <#if realm.rememberMe && !usernameHidden??>
          <p class="choice">
            <input class="choice-input" id="rememberMe" name="rememberMe" type="checkbox"<#if (login.rememberMe)??> checked</#if>>
            <label class="choice-label" for="rememberMe">${msg("rememberMe")}</label>
          </p>
        </#if>
        <div class="actions">
          <button class="button button-primary button-block" id="kc-login" name="login" type="submit">${msg("doContinue")}</button>
        </div>
      </form>
    </#if>
    <@passkeys.conditionalUIData />
  <#elseif section = "info">
    <#if realm.password && realm.registrationAllowed && !registrationDisabled??>
      <p>${msg("noAccount")} <a href="${url.registrationUrl}">${msg("doRegister")}</a></p>
    </#if>
  <#elseif section = "socialProviders">
    <@parts.otherLogins />
  </#if>
</@layout.registrationLayout>
