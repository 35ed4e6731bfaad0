<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "passkeys.ftl" as passkeys>
<#assign keys = (authenticators.authenticators)![]>
<#assign refused = parts.hasError("username")>
<@layout.registrationLayout hero="passkey" displayMessage=!refused displayInfo=realm.registrationAllowed && !registrationDisabled??; section>
  <#if section = "header">
    ${msg("passkey-login-title")}
  <#elseif section = "form">
    <p class="lead">${msg("passkeyLoginLead")}</p>
    <#if (shouldDisplayAuthenticators!false) && keys?has_content>
      <div class="keys">
        <p class="label" id="adgang-passkey-keys">${msg("passkeyKeys")}</p>
        <ul class="plain-list" aria-labelledby="adgang-passkey-keys">
          <#list keys as key><li>${key.label}</li></#list>
        </ul>
      </div>
    </#if>
    <#if realm.password && !usernameHidden??>
      <form id="kc-form-login" class="form" action="${url.loginAction}" method="post" data-adgang="once">
        <div class="field">
          <label class="label" for="username">${msg("passkey-autofill-select")}</label>
          <@parts.fieldError id="username" />
          <input class="input" id="username" name="username" type="text" value="${parts.typed((login.username)!'')}" dir="ltr" autocomplete="username webauthn" autocapitalize="none" autocorrect="off" spellcheck="false"<@parts.described id="username" invalid=refused /><#if !refused> autofocus</#if>>
        </div>
      </form>
    </#if>
    <@passkeys.form />
  <#elseif section = "info">
    <#if realm.registrationAllowed && !registrationDisabled??>
      <p>${msg("noAccount")} <a href="${url.registrationUrl}">${msg("doRegister")}</a></p>
    </#if>
  </#if>
</@layout.registrationLayout>
