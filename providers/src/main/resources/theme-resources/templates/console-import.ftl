<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#import "console-parts.ftl" as console>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("consoleImport")}
  <#elseif section = "form">
    <@console.body current="new">
    <@console.alert text=(page.error())!"" />
    <p class="lead">${msg("consoleImportLead")}</p>
    <form class="form" action="${page.url()}" method="post" enctype="multipart/form-data" data-adgang="once">
      <@console.token />
      <#if page.employers()?has_content>
        <div class="field">
          <label class="label" for="employer">${msg("consoleEmployer")}</label>
          <select class="input" id="employer" name="employer" required>
            <option value="">${msg("consoleEmployerChoose")}</option>
            <#list page.employers() as each><option value="${each.value()}"<#if page.employer() == each.value()> selected</#if>>${each.name()}</option></#list>
          </select>
        </div>
      </#if>
      <div class="field">
        <label class="label" for="file">${msg("consoleImportFile")}</label>
        <p class="hint" id="file-hint">${msg("consoleImportFileHint")}</p>
        <input class="input" id="file" name="file" type="file" accept=".csv,.txt,.tsv,text/csv,text/plain" aria-describedby="file-hint">
      </div>
      <div class="field">
        <label class="label" for="cells">${msg("consoleImportCells")}</label>
        <p class="hint" id="cells-hint">${msg("consoleImportCellsHint")}</p>
        <textarea class="input" id="cells" name="cells" rows="6" autocomplete="off" aria-describedby="cells-hint"></textarea>
      </div>
      <div class="actions">
        <button class="${parts.button('primary')}" id="console-import-look" type="submit">${msg("consoleImportLook")}</button>
      </div>
    </form>
    <#if page.lately()?has_content>
      <h2 class="console-heading">${msg("consoleImportLately")}</h2>
      <ul class="console-links"><#list page.lately() as each><li><a href="${each.url()}">${each.when()}</a>: ${msg("consoleTitlesOf", each.done(), each.total())}</li></#list></ul>
    </#if>
    </@console.body>
  </#if>
</@layout.registrationLayout>
