<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#import "console-parts.ftl" as console>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("consoleNav.titles")}
  <#elseif section = "form">
    <@console.body current="titles">
    <@console.of employer=(page.employer())!"" otherUrl=page.otherUrl() />
    <@console.alert text=(page.error())!"" />
    <p class="lead"><#if !page.employer()??>${msg("consoleTitlesLeadRealm")}<#elseif page.switches()>${msg("consoleTitlesLead")}<#else>${msg("consoleTitlesLeadSeen")}</#if></p>
    <#if page.all()><p class="note">${msg("consoleTitlesAll")}<#if page.settingsUrl()??> <a href="${page.settingsUrl()}">${msg("consoleNav.settings")}</a></#if></p></#if>
    <#if page.rows()?has_content>
      <table class="console-table">
        <thead>
          <tr>
            <th scope="col">${msg("consoleTitle")}</th>
            <th scope="col">${msg("consoleEmployees")}</th>
            <th scope="col">${msg("consoleTitlesHave")}</th>
            <th scope="col">${msg("consoleTitlesRequired")}</th>
          </tr>
        </thead>
        <tbody>
          <#list page.rows() as row>
            <tr>
              <th scope="row"><a href="${page.frame().employeesUrl()}?title=${row.title()?url('UTF-8')}">${row.title()}</a>
                <#if row.spellings()?has_content><span class="console-address">${msg("consoleTitlesSpelt")} <#list row.spellings() as each>«${each}»<#sep>, </#list></span></#if></th>
              <td data-label="${msg("consoleEmployees")}">${row.employees()}</td>
              <td data-label="${msg("consoleTitlesHave")}">${msg("consoleTitlesOf", row.withSecondFactor(), row.employees())}</td>
              <td data-label="${msg("consoleTitlesRequired")}">
                <span>${(row.listed() || page.all())?then(msg("consoleYes"), msg("consoleNo"))}<#if row.listed() && row.realm() && page.employer()??> ${msg("consoleTitlesByRealm")}</#if></span>
                <#if page.switches() && !page.all()>
                  <form class="console-inline" action="${page.url()}/preview" method="post" data-adgang="once">
                    <@console.token />
                    <input type="hidden" name="title" value="${row.title()}">
                    <input type="hidden" name="required" value="${row.listed()?then("off", "on")}">
                    <button class="button button-secondary" type="submit">${row.listed()?then(msg("consoleTitlesRelease"), msg("consoleTitlesRequire"))}<span class="visually-hidden"> ${row.title()}</span></button>
                  </form>
                </#if>
              </td>
            </tr>
          </#list>
        </tbody>
      </table>
    <#else>
      <p role="status">${msg("consoleTitlesNone")}</p>
    </#if>
    <#if page.near()?has_content>
      <h2 class="console-heading">${msg("consoleTitlesNear")}</h2>
      <p class="hint">${msg("consoleTitlesNearText")}</p>
      <ul class="console-links">
        <#list page.near() as pair>
          <li>«${pair.one()}» ${msg("consoleTitlesNearAnd")} «${pair.other()}»<#if page.renameUrl()??> <a href="${page.renameUrl()}?from=${pair.other()?url('UTF-8')}">${msg("consoleRename")}<span class="visually-hidden"> ${pair.other()}</span></a></#if></li>
        </#list>
      </ul>
    </#if>
    <#if page.unused()?has_content>
      <h2 class="console-heading">${msg("consoleTitlesUnused")}</h2>
      <p class="hint">${msg("consoleTitlesUnusedText")}</p>
      <ul class="console-links"><#list page.unused() as each><li>«${each}»</li></#list></ul>
    </#if>
    <#if !page.complete()><p class="hint">${msg("consoleTitlesIncomplete")}</p></#if>
    <#if page.renameUrl()?? && page.rows()?has_content>
      <p class="actions"><a class="${parts.button('secondary')}" id="console-rename" href="${page.renameUrl()}">${msg("consoleRename")}</a></p>
    </#if>
    </@console.body>
  </#if>
</@layout.registrationLayout>
