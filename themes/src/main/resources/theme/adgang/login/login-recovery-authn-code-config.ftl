<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#assign product = (realm.displayName)!"">
<#if !product?has_content><#assign product = (realm.name)!""></#if>
<@layout.registrationLayout hero="recovery-authn-codes"; section>
  <#if section = "header">
    ${msg("recoveryTitle")}
  <#elseif section = "form">
    <p class="lead">${msg("recoveryLead")}</p>
    <#if page.replaces()><p class="note">${msg("recoveryReplaces")}</p></#if>
    <ol class="codes" id="adgang-codes">
      <#list page.codes() as code><li><code>${code}</code></li></#list>
    </ol>
    <div class="tools" id="adgang-codes-tools" data-print="${msg("recoveryPrint")}" data-download="${msg("recoveryDownload")}" data-copy="${msg("recoveryCopy")}" data-copied="${msg("recoveryCopied")}"
        data-file="${msg("recoveryFileName")}" data-file-title="${msg("recoveryFileTitle", product)}" data-file-text="${msg("recoveryFileText")}" data-file-made="${msg("recoveryFileMade")}"></div>
    <p class="note">${msg("recoveryKeep")}</p>
    <form id="adgang-codes-form" class="form" action="${url.loginAction}" method="post" data-adgang="once">
      <input type="hidden" name="generatedAt" value="${page.madeAt()}">
      <div class="actions">
        <button class="button button-primary button-block" id="adgang-saved" type="submit" name="step" value="saved">${msg("recoverySaved")}</button>
        <#if page.skippable()>
          <button class="button button-quiet button-block" id="adgang-skip-codes" type="submit" name="step" value="skip">${msg("recoverySkip")}</button>
        <#elseif isAppInitiatedAction??>
          <button class="button button-quiet button-block" id="adgang-cancel" type="submit" name="cancel-aia" value="true">${msg("doCancel")}</button>
        </#if>
      </div>
    </form>
    <script type="module" src="${url.resourcesPath}/js/recovery-codes.js"></script>
  </#if>
</@layout.registrationLayout>
