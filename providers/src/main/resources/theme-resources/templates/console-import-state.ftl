<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#import "console-parts.ftl" as console>
<#assign report = page.report()>
<#assign made = report.created() + report.existing() + report.asked() + report.failed()>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${page.begun()?then(report.done()?then(msg("consoleImportEnded"), msg("consoleImportUnderWay")), msg("consoleImportLooked"))}
  <#elseif section = "form">
    <@console.body current="new">
    <#if page.begun()>
      <p class="lead" role="status">${report.done()?then(msg("consoleImportEndedLead"), msg("consoleImportUnderWayLead"))}</p>
      <#if !report.done()><p><progress class="console-progress" max="${report.total()?c}" value="${made?c}" aria-label="${msg("consoleImportUnderWay")}"></progress> ${msg("consoleTitlesOf", made, report.total())}</p></#if>
    <#else>
      <p class="lead">${msg("consoleImportLookedLead")}</p>
    </#if>
    <dl class="console-facts">
      <#if page.begun()><div><dt>${msg("consoleImportCreated")}</dt><dd id="console-created">${report.created()}</dd></div>
      <#else><div><dt>${msg(page.tellsAsked()?then("consoleImportPending", "consoleImportPendingOrAsked"))}</dt><dd id="console-pending">${report.creating()}</dd></div></#if>
      <#if page.begun() || page.tellsAsked()><div><dt>${page.begun()?then(msg("consoleImportAsked"), msg("consoleImportAsking"))}</dt><dd id="console-asked">${report.asked()}</dd></div></#if>
      <div><dt>${msg("consoleImportExisting")}</dt><dd id="console-existing">${report.existing()}</dd></div>
      <div><dt>${msg("consoleImportFailed")}</dt><dd id="console-failed">${report.failed()}</dd></div>
    </dl>
    <#if page.sample()?has_content>
      <h2 class="console-heading">${msg("consoleImportSample")}</h2>
      <p class="hint">${msg("consoleImportSampleText")}</p>
      <table class="console-table">
        <thead><tr><th scope="col">${msg("consoleImportLine")}</th><th scope="col">${msg("consoleImportName")}</th><th scope="col">${msg("consoleColumn.email")}</th><th scope="col">${msg("consoleColumn.title")}</th><th scope="col">${msg("consoleColumn.phone")}</th></tr></thead>
        <tbody>
          <#list page.sample() as each>
            <tr><th scope="row">${msg("consoleImportLineOf", each.line())}</th><td data-label="${msg("consoleImportName")}">${each.name()!"–"}</td><td data-label="${msg("consoleColumn.email")}">${each.email()!"–"}</td><td data-label="${msg("consoleColumn.title")}">${each.title()!"–"}</td><td data-label="${msg("consoleColumn.phone")}">${each.phone()!"–"}</td></tr>
          </#list>
        </tbody>
      </table>
    </#if>
    <#if page.near()?has_content>
      <h2 class="console-heading">${msg("consoleImportNear")}</h2>
      <p class="hint">${msg("consoleImportNearText")}</p>
      <ul class="console-links"><#list page.near() as each><li>${msg("consoleImportNearOne", each.title(), each.meant(), each.rows())}</li></#list></ul>
    </#if>
    <#if page.problems()?has_content>
      <h2 class="console-heading">${msg("consoleImportProblems")}</h2>
      <p class="hint">${msg("consoleImportProblemsText")}</p>
      <table class="console-table">
        <thead><tr><th scope="col">${msg("consoleImportLine")}</th><th scope="col">${msg("consoleImportColumn")}</th><th scope="col">${msg("consoleImportWhy")}</th></tr></thead>
        <tbody>
          <#list page.problems() as each>
            <tr><th scope="row">${msg("consoleImportLineOf", each.line())}</th><td data-label="${msg("consoleImportColumn")}"><#if each.column()??>${msg("consoleColumn." + each.column())}</#if></td><td>${each.why()}</td></tr>
          </#list>
        </tbody>
      </table>
    </#if>
    <#if report.asked() gt 0>
      <p class="note">${msg("consoleAskedLead")} <a href="${page.askedUrl()}">${msg("consoleAskedLink")}</a></p>
    </#if>
    <#if page.begun()>
      <p class="actions"><a class="${parts.button('primary')}" href="${page.frame().employeesUrl()}">${msg("consoleHome")}</a> <a class="${parts.button('secondary')}" href="${page.againUrl()}">${msg("consoleImportAnother")}</a></p>
    <#else>
      <form class="form" action="${page.url()}" method="post" data-adgang="once">
        <@console.token />
        <div class="actions">
          <#if report.pending() gt 0><button class="${parts.button('primary')}" id="console-import-start" type="submit">${msg("consoleImportStart", report.pending())}</button></#if>
          <a class="${parts.button('secondary')}" href="${page.againUrl()}">${msg("consoleImportAnother")}</a>
        </div>
      </form>
    </#if>
    </@console.body>
  </#if>
</@layout.registrationLayout>
