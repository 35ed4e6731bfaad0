<#import "template.ftl" as layout>
<@layout.registrationLayout hero="warning"; section>
  <#if section = "header">
    ${msg("webauthn-error-title")}
  <#elseif section = "form">
    <form id="adgang-passkey-error" class="form" action="${url.loginAction}" method="post" data-adgang="once">
      <#if execution??><input type="hidden" name="authenticationExecution" value="${execution}"></#if>
      <div class="actions">
        <button class="button button-primary button-block" id="adgang-again" type="submit" name="isSetRetry" value="retry" autofocus>${msg("doTryAgain")}</button>
        <#if (page.canChooseAnother())!false>
          <button class="button button-quiet button-block" id="adgang-other" type="submit" name="step" value="other">${msg("secondFactorOther")}</button>
        </#if>
        <#if isAppInitiatedAction??>
          <button class="button button-quiet button-block" id="cancelWebAuthnAIA" type="submit" name="cancel-aia" value="true">${msg("doCancel")}</button>
        </#if>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
