<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#import "console-parts.ftl" as console>
<#-- Bars, one a row, with the numbers beside them for everybody. -->
<#macro bar percent><svg class="console-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="console-bar-all" width="100" height="8" rx="1"/><rect class="console-bar-part" width="${percent?c}" height="8" rx="1"/></svg></#macro>
<#macro shares id caption rows first>
  <table class="console-plot" id="${id}">
    <caption class="visually-hidden">${caption}</caption>
    <thead class="visually-hidden"><tr><th scope="col">${first}</th><th scope="col">${msg("consoleTitlesHave")}</th></tr></thead>
    <tbody>
      <#list rows as row><tr><th scope="row">${row.name()}</th><td><@bar percent=row.percent() /><span>${msg("consoleShare", row.part(), row.whole(), row.percent())}</span></td></tr></#list>
    </tbody>
  </table>
</#macro>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("consoleNav.overview")}
  <#elseif section = "form">
    <@console.body current="overview">
    <#if page.employees() == 0>
      <p class="lead">${msg("consoleNoneYet")} <a href="${page.frame().newUrl()}">${msg("consoleNew")}</a></p>
    <#else>
    <p class="lead">${msg("consoleOverviewLead", page.withSecondFactor(), page.employees(), page.percent())}</p>
    <h2 class="console-heading">${msg("consoleOverviewToDo")}</h2>
    <#if page.tasks()?has_content>
      <ul class="console-choices"><#list page.tasks() as task><li><a id="console-task-${task.code()}" href="${task.url()}">${msg("consoleTask." + task.code(), task.count())}</a></li></#list></ul>
    <#else><p>${msg("consoleOverviewNothing")}</p></#if>
    <#if page.titles()?has_content>
      <h2 class="console-heading">${msg("consoleOverviewTitles")}</h2>
      <@shares id="console-by-title" caption=msg("consoleOverviewTitles") rows=page.titles() first=msg("consoleTitle") />
    </#if>
    <h2 class="console-heading">${msg("consoleOverviewWeeks")}</h2>
    <p class="hint">${msg("consoleOverviewWeeksText")}</p>
    <@shares id="console-by-week" caption=msg("consoleOverviewWeeks") rows=page.weeks() first=msg("consoleDay") />
    <h2 class="console-heading">${msg("consoleOverviewWelcomes")}</h2>
    <#if page.welcomes()?has_content>
      <table class="console-plot" id="console-by-welcome">
        <caption class="visually-hidden">${msg("consoleOverviewWelcomes")}</caption>
        <tbody><#list page.welcomes() as row><tr><th scope="row">${msg("consoleWelcomeState." + row.name())}</th><td><@bar percent=row.percent() /><span>${row.count()}</span></td></tr></#list></tbody>
      </table>
    <#else><p>${msg("consoleLinksNone")}</p></#if>
    <h2 class="console-heading">${msg("consoleOverviewSms")}</h2>
    <#if page.smsKept()>
      <#if page.smsCost()??><p id="console-sms-cost">${msg("consoleOverviewCost", page.smsCost().total(), page.smsCost().price())}</p>
      <#else><p class="hint" id="console-sms-cost">${msg("consoleOverviewCostUnset")}</p></#if>
      <table class="console-plot" id="console-by-day">
        <caption class="visually-hidden">${msg("consoleOverviewSms")}</caption>
        <tbody><#list page.sms() as row><tr><th scope="row">${row.name()}</th><td><@bar percent=row.percent() /><span><#if row.cost()??>${msg("consoleOverviewSmsDay", row.count(), row.cost())}<#else>${row.count()}</#if></span></td></tr></#list></tbody>
      </table>
    <#else><p>${msg("consoleOverviewSmsNone")}</p></#if>
    </#if>
    </@console.body>
  </#if>
</@layout.registrationLayout>
