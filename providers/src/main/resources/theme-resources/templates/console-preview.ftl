<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#import "console-parts.ftl" as console>
<#-- One count of a title, where there is one. -->
<#macro count number key><#if number gt 0><li>${msg(key, number)}</li></#if></#macro>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("consolePreview")}
  <#elseif section = "form">
    <@console.body>
    <@console.of employer=(page.employer())!"" />
    <p class="lead">${page.subject()}</p>
    <p id="console-concerned"><#if page.concerned() == 0>${msg("consolePreviewNobody", page.employees())}<#else>${msg("consolePreviewConcerned", page.concerned(), page.employees())}</#if></p>
    <#list page.lines() as line>
      <h2 class="console-heading">${(line.title())!msg("consolePreviewNoTitle")}: ${line.concerned()}</h2>
      <ul class="console-points">
        <@count number=line.nextLogin() key="consolePreviewNextLogin" />
        <#list line.later() as day, number><li>${msg("consolePreviewLater", number, day)}</li></#list>
        <@count number=line.noLongerRequired() key="consolePreviewNoLonger" />
        <@count number=line.withSecondFactor() key="consolePreviewHas" />
        <@count number=line.onlyDisallowed() key="consolePreviewDisallowed" />
        <@count number=line.skipped() key="consolePreviewSkipped" />
        <@count number=line.neverLoggedIn() key="consolePreviewNever" />
        <#if line.cannotEnrol() gt 0><li><strong class="console-missing">${msg("consolePreviewStuck", line.cannotEnrol())}</strong></li></#if>
      </ul>
      <p class="hint"><#list line.names() as name>${name}<#sep>, </#list><#if line.more() gt 0> ${msg("consolePreviewMore", line.more())}</#if></p>
    </#list>
    <form class="form" action="${page.url()}" method="post" data-adgang="once">
      <@console.token />
      <#list page.sent() as name, values><#list values as value><input type="hidden" name="${name}" value="${value}"></#list></#list>
      <div class="actions">
        <button class="${parts.button('primary')}" id="console-confirm" type="submit" name="sure" value="true">${msg("consolePreviewDo")}</button>
        <#if page.back()><button class="${parts.button('secondary')}" id="console-back" type="submit" name="back" value="true">${msg("consoleBack")}</button>
        <#else><a class="${parts.button('secondary')}" href="${page.backUrl()}">${msg("consoleBack")}</a></#if>
      </div>
    </form>
    </@console.body>
  </#if>
</@layout.registrationLayout>
