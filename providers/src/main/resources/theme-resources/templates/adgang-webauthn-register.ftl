<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#import "adgang-passkey-parts.ftl" as passkey>
<#assign nameRefused = parts.hasError("authenticatorLabel")>
<#global adgangHero="passkey">
<#global pageId="webauthn-register">
<@layout.registrationLayout displayMessage=parts.alerts(nameRefused); section>
  <#if section = "header">
    ${msg("passkeyAddTitle")}
  <#elseif section = "form">
    <@parts.body>
    <p class="lead">${msg("passkeyAddLead")}</p>
    <@passkey.failure />
    <form id="adgang-passkey-add" class="form" action="${url.loginAction}" method="post"
        data-challenge="${challenge}" data-rp-id="${rpId}" data-rp-name="${rpEntityName}" data-user-id="${userid}" data-user-name="${username}"
        data-algorithms="<#list signatureAlgorithms as algorithm>${algorithm?c}<#sep>,</#list>"
        data-attestation="${attestationConveyancePreference!''}" data-attachment="${authenticatorAttachment!''}"
        data-resident-key="${residentKey!''}" data-require-resident-key="${requireResidentKey!''}"
        data-user-verification="${userVerificationRequirement!''}" data-timeout="${createTimeout?c}" data-exclude="${excludeCredentialIds!''}"
        data-name-phone="${msg("passkeyNamePhone")}" data-name-tablet="${msg("passkeyNameTablet")}" data-name-computer="${msg("passkeyNameComputer")}" data-name-key="${msg("passkeyNameKey")}"
        data-name-taken="${msg("passkeyNameTaken")}" data-name-missing="${msg("passkeyNameMissing")}">
      <@passkey.answer "clientDataJSON" "attestationObject" "publicKeyCredentialId" "transports" "authenticatorAttachment" />
      <div class="field">
        <label class="label" for="authenticatorLabel">${msg("passkeyName")}</label>
        <p class="hint" id="authenticatorLabel-hint">${msg("passkeyNameHint")}</p>
        <@parts.fieldError id="authenticatorLabel" />
        <input class="input" id="authenticatorLabel" name="authenticatorLabel" type="text" autocomplete="off" maxlength="${(page.longestName())!100}" value="${parts.typed((page.name())!'')}"<@parts.described id="authenticatorLabel" invalid=nameRefused by="authenticatorLabel-hint" />>
      </div>
      <ul id="adgang-passkey-names" hidden><#list (page.takenNames())![] as name><li>${name}</li></#list></ul>
      <div class="actions">
        <button class="${parts.button('primary')}" id="adgang-passkey-go" type="submit" data-again="${msg("doTryAgain")}" disabled>${msg("passkeyAdd")}</button>
        <#if (page.canChooseAnother())!false>
          <button class="${parts.button('quiet')}" id="adgang-other" type="submit" name="step" value="other" formnovalidate>${msg("secondFactorOther")}</button>
        </#if>
        <#if isAppInitiatedAction??>
          <button class="${parts.button('quiet')}" id="cancelWebAuthnAIA" type="submit" name="cancel-aia" value="true" formnovalidate>${msg("doCancel")}</button>
        </#if>
      </div>
    </form>
    <p class="note">${msg("passkeyAddNote")}</p>
    <script type="module" src="${url.resourcesPath}/adgang/js/passkey-add.js"></script>
    </@parts.body>
  </#if>
</@layout.registrationLayout>
