<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#import "console-parts.ftl" as console>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("consoleRename")}
  <#elseif section = "form">
    <@console.body current="titles">
    <@console.of employer=(page.employer())!"" />
    <#if page.counted()??>
      <p class="lead">${msg("consoleRenameCount", page.counted().employees(), page.counted().settings())}</p>
      <#if page.counted().skipped() gt 0><p class="note">${msg("consoleRenameSkipped", page.counted().skipped())}</p></#if>
      <p>«${page.from()}» → «${page.to()}»</p>
      <form class="form" action="${page.url()}" method="post" data-adgang="once">
        <@console.token />
        <input type="hidden" name="from" value="${page.from()}">
        <input type="hidden" name="to" value="${page.to()}">
        <div class="actions">
          <button class="${parts.button('primary')}" id="console-rename" type="submit" name="sure" value="true">${msg("consoleRenameDo")}</button>
          <a class="${parts.button('secondary')}" href="${page.backUrl()}">${msg("consoleBack")}</a>
        </div>
      </form>
    <#else>
      <p class="lead">${msg("consoleRenameLead")}</p>
      <form class="form" action="${page.url()}" method="post" data-adgang="once">
        <@console.token />
        <div class="field">
          <label class="label" for="from">${msg("consoleRenameFrom")}</label>
          <select class="input" id="from" name="from" required>
            <#list page.titles() as title><option value="${title}"<#if page.from() == title> selected</#if>>${title}</option></#list>
          </select>
        </div>
        <@console.field id="to" label=msg("consoleRenameTo") value=page.to() error=(page.error())!"" hint=msg("consoleRenameHint") list="titles" />
        <@console.titles id="titles" />
        <div class="actions">
          <button class="${parts.button('primary')}" id="console-rename-count" type="submit">${msg("consoleRenameShow")}</button>
          <a class="${parts.button('secondary')}" href="${page.backUrl()}">${msg("consoleBack")}</a>
        </div>
      </form>
    </#if>
    </@console.body>
  </#if>
</@layout.registrationLayout>
