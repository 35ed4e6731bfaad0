<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#assign product = (realm.displayName)!"">
<#if !product?has_content><#assign product = (realm.name)!""></#if>
<#global adgangHero="recovery-authn-codes">
<#global pageId="login-recovery-authn-code-config">
<@layout.registrationLayout displayMessage=parts.alerts(); section>
  <#if section = "header">
    ${msg("recoveryTitle")}
  <#elseif section = "form">
    <@parts.body>
    <p class="lead">${msg("recoveryLead")}</p>
    <#if (page.replaces())!false><p class="note">${msg("recoveryReplaces")}</p></#if>
    <ol class="codes" id="adgang-codes">
      <#list (page.codes())!recoveryAuthnCodesConfigBean.generatedRecoveryAuthnCodesList as code><li><code>${code}</code></li></#list>
    </ol>
    <div class="tools" id="adgang-codes-tools" data-print="${msg("recoveryPrint")}" data-download="${msg("recoveryDownload")}" data-copy="${msg("recoveryCopy")}" data-copied="${msg("recoveryCopied")}"
        data-file="${msg("recoveryFileName")}" data-file-title="${msg("recoveryFileTitle", product)}" data-file-text="${msg("recoveryFileText")}" data-file-made="${msg("recoveryFileMade")}"></div>
    <p class="note">${msg("recoveryKeep")}</p>
    <form id="adgang-codes-form" class="form" action="${url.loginAction}" method="post" data-adgang="once">
      <#if (page.madeAt())??>
        <input type="hidden" name="generatedAt" value="${page.madeAt()}">
      <#else>
        <#-- Keycloak's own action, in a realm that uses the theme alone. -->
        <input type="hidden" name="generatedAt" value="${recoveryAuthnCodesConfigBean.generatedAt?c}">
        <input type="hidden" name="generatedRecoveryAuthnCodes" value="${recoveryAuthnCodesConfigBean.generatedRecoveryAuthnCodesAsString}">
        <input type="hidden" name="userLabel" value="${msg("recovery-codes-label-default")}">
      </#if>
      <div class="actions">
        <button class="${parts.button('primary')}" id="adgang-saved" type="submit" name="step" value="saved">${msg("recoverySaved")}</button>
        <#if (page.skippable())!false>
          <button class="${parts.button('quiet')}" id="adgang-skip-codes" type="submit" name="step" value="skip">${msg("recoverySkip")}</button>
        <#elseif isAppInitiatedAction??>
          <button class="${parts.button('quiet')}" id="adgang-cancel" type="submit" name="cancel-aia" value="true">${msg("doCancel")}</button>
        </#if>
      </div>
    </form>
    <script type="module" src="${url.resourcesPath}/adgang/js/recovery-codes.js"></script>
    </@parts.body>
  </#if>
</@layout.registrationLayout>
