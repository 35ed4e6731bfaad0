<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#global adgangHero="warning">
<#global pageId="webauthn-error">
<@layout.registrationLayout displayMessage=parts.alerts(); section>
  <#if section = "header">
    ${msg("webauthn-error-title")}
  <#elseif section = "form">
    <@parts.body>
    <form id="adgang-passkey-error" class="form" action="${url.loginAction}" method="post" data-adgang="once">
      <#if execution??><input type="hidden" name="authenticationExecution" value="${execution}"></#if>
      <div class="actions">
        <button class="${parts.button('primary')}" id="adgang-again" type="submit" name="isSetRetry" value="retry" autofocus>${msg("doTryAgain")}</button>
        <#if (page.canChooseAnother())!false>
          <button class="${parts.button('quiet')}" id="adgang-other" type="submit" name="step" value="other">${msg("secondFactorOther")}</button>
        </#if>
        <#if isAppInitiatedAction??>
          <button class="${parts.button('quiet')}" id="cancelWebAuthnAIA" type="submit" name="cancel-aia" value="true">${msg("doCancel")}</button>
        </#if>
      </div>
    </form>
    </@parts.body>
  </#if>
</@layout.registrationLayout>
