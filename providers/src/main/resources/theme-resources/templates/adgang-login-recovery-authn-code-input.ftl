<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#-- Keycloak's own step, in a realm that uses the theme alone, names no page. -->
<#assign number = (page.number())!recoveryAuthnCodesInputBean.codeNumber>
<#assign few = (page.few())!false>
<#assign counted = (page.left())?? && !few>
<#assign refused = parts.hasError("recoveryCodeInput")>
<#global pageId="login-recovery-authn-code-input">
<@layout.registrationLayout displayMessage=parts.alerts(refused); section>
  <#if section = "header">
    ${msg("recoveryLoginTitle")}
  <#elseif section = "form">
    <@parts.body>
    <p class="lead">${msg("recoveryLoginLead", number)}</p>
    <#if few>
      <div class="alert alert-warning" id="adgang-codes-few"><@parts.icon name="warning" /><p class="alert-text">${msg("recoveryLeft", page.left())} ${msg("recoveryFew")}</p></div>
    </#if>
    <form id="adgang-recovery" class="form" action="${url.loginAction}" method="post" data-adgang="once">
      <div class="field">
        <label class="label" for="recoveryCodeInput">${msg("recoveryCodeLabel", number)}</label>
        <#if counted><p class="hint" id="recoveryCodeInput-hint">${msg("recoveryLeft", page.left())}</p></#if>
        <@parts.fieldError id="recoveryCodeInput" />
        <input class="input input-recovery" id="recoveryCodeInput" name="recoveryCodeInput" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" dir="ltr"<@parts.described id="recoveryCodeInput" invalid=refused by=counted?then("recoveryCodeInput-hint", "") /><#if !refused> autofocus</#if>>
      </div>
      <div class="actions">
        <button class="${parts.button('primary')}" id="kc-login" name="login" type="submit">${msg("doLogIn")}</button>
      </div>
    </form>
    </@parts.body>
  </#if>
</@layout.registrationLayout>
