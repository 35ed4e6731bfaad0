<#import "parts.ftl" as parts>
<#import "adgang-passkey-parts.ftl" as passkey>

<#-- Where a realm lets passkeys in on the login page: the browser's suggestion in the field, and a button. -->
<#macro conditionalUIData>
  <#if enableWebAuthnConditionalUI?has_content><@form /></#if>
</#macro>

<#macro form>
  <#local keys = (authenticators.authenticators)![]>
  <div class="aside-form">
    <@passkey.failure />
    <form id="adgang-passkey-login" class="form" action="${url.loginAction}" method="post"
        data-challenge="${challenge}" data-rp-id="${rpId}" data-user-verification="${userVerification!''}" data-timeout="${(createTimeout!0)?c}"
        data-mediation="${mediation!'conditional'}" data-attachment="${authenticatorAttachment!''}" data-identified="${isUserIdentified!'false'}"
        data-keys="<#list keys as key>${key.credentialId}<#sep>,</#list>">
      <@passkey.answer "clientDataJSON" "authenticatorData" "signature" "credentialId" "userHandle" />
      <#-- Shown by the script, which it needs. -->
      <button class="button button-secondary button-block" id="adgang-passkey-go" type="submit" data-again="${msg("webauthn-doAuthenticate")}" disabled hidden>${msg("webauthn-doAuthenticate")}</button>
    </form>
    <script type="module" src="${url.resourcesPath}/js/passkey-login.js"></script>
  </div>
</#macro>
