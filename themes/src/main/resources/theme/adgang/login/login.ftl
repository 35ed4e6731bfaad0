<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "passkeys.ftl" as passkeys>
<#assign refused = parts.hasError("username", "password")>
<@layout.registrationLayout displayMessage=!refused displayInfo=realm.password && realm.registrationAllowed && !registrationDisabled??; section>
  <#if section = "header">
    ${msg("loginAccountTitle")}
  <#elseif section = "form">
    <#if realm.password>
      <form id="kc-form-login" class="form" action="${url.loginAction}" method="post" data-adgang="once">
        <#if refused && !usernameHidden??>
          <p class="field-error field-error-form" id="input-error-username"><@parts.icon name="warning" /><span><span class="visually-hidden">${msg("errorPrefix")} </span>${messagesPerField.getFirstError("username", "password")}</span></p>
        </#if>
        <#if !usernameHidden??>
          <div class="field">
            <label class="label" for="username"><#if !realm.loginWithEmailAllowed>${msg("username")}<#elseif !realm.registrationEmailAsUsername>${msg("usernameOrEmail")}<#else>${msg("email")}</#if></label>
            <input class="input" id="username" name="username" type="text" inputmode="email" value="${parts.typed((login.username)!'')}" dir="ltr"
              autocomplete="${(enableWebAuthnConditionalUI?has_content)?then('username webauthn', 'username')}" autocapitalize="none" autocorrect="off" spellcheck="false"<#if !refused && !(login.username)?has_content> autofocus</#if><@parts.described id="username" invalid=refused />>
          </div>
        </#if>
        <div class="field">
          <label class="label" for="password">${msg("password")}</label>
          <div class="input-group">
            <input class="input" id="password" name="password" type="password" dir="ltr" autocomplete="current-password"<@parts.showable /><#rt>
              <#if refused> aria-invalid="true" aria-describedby="input-error-${usernameHidden???then("password", "username")}"<#if usernameHidden??> autofocus</#if><#elseif (login.username)?has_content || usernameHidden??> autofocus</#if>>
          </div>
          <#if refused && usernameHidden??>
            <p class="field-error" id="input-error-password"><@parts.icon name="warning" /><span>${messagesPerField.getFirstError("username", "password")}</span></p>
          </#if>
          <#if realm.resetPasswordAllowed>
            <p class="after-field"><a class="link-target" href="${url.loginResetCredentialsUrl}">${msg("doForgotPassword")}</a></p>
          </#if>
        </div>
        <#if realm.rememberMe && !usernameHidden??>
          <p class="choice">
            <input class="choice-input" id="rememberMe" name="rememberMe" type="checkbox"<#if (login.rememberMe)??> checked</#if>>
            <label class="choice-label" for="rememberMe">${msg("rememberMe")}</label>
          </p>
        </#if>
        <input type="hidden" id="id-hidden-input" name="credentialId"<#if (auth.selectedCredential)?has_content> value="${auth.selectedCredential}"</#if>>
        <div class="actions">
          <button class="button button-primary button-block" id="kc-login" name="login" type="submit">${msg("doLogIn")}</button>
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
