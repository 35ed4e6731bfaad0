<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#import "adgang-passkey-parts.ftl" as passkey>
<#assign keys = (authenticators.authenticators)![]>
<#-- Keycloak has this text where a key has no name. -->
<#function named key><#return (key.label == "label missing")?then(msg("passkeyUnnamed"), key.label)></#function>
<#global adgangHero="passkey">
<#global pageId="webauthn-authenticate">
<@layout.registrationLayout displayMessage=parts.alerts(); section>
  <#if section = "header">
    ${msg("passkeyLoginTitle")}
  <#elseif section = "form">
    <@parts.body>
    <p class="lead">${msg("passkeyLoginLead")}</p>
    <@passkey.failure />
    <form id="adgang-passkey-use" class="form" action="${url.loginAction}" method="post"
        data-challenge="${challenge}" data-rp-id="${rpId}" data-user-verification="${userVerification!''}" data-timeout="${createTimeout?c}"
        data-keys="<#list keys as key>${key.credentialId}<#sep>,</#list>">
      <@passkey.answer "clientDataJSON" "authenticatorData" "signature" "credentialId" "userHandle" />
      <#if keys?has_content>
        <div class="keys">
          <p class="label" id="adgang-passkey-keys">${msg("passkeyKeys")}</p>
          <ul class="plain-list" aria-labelledby="adgang-passkey-keys">
            <#list keys as key><li>${named(key)}</li></#list>
          </ul>
        </div>
      </#if>
      <@parts.rememberDevice />
      <div class="actions">
        <button class="${parts.button('primary')}" id="adgang-passkey-go" type="submit" data-again="${msg("doTryAgain")}" disabled>${msg("passkeyLogin")}</button>
      </div>
    </form>
    <script type="module" src="${url.resourcesPath}/adgang/js/passkey-use.js"></script>
    </@parts.body>
  </#if>
</@layout.registrationLayout>
