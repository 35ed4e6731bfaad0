<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#import "console-parts.ftl" as console>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("consoleAskedTitle")}
  <#elseif section = "form">
    <@console.body current="new">
    <p class="lead">${msg("consoleAskedLead")}</p>
    <ul class="steps">
      <li>${msg("consoleAskedNothing")}</li>
      <li>${msg("consoleAskedThen")}</li>
      <li>${msg("consoleAskedNever")}</li>
    </ul>
    <h2 class="console-heading">${msg("consoleAskedWaiting")}</h2>
    <#if page.waiting()?has_content>
      <ul class="console-links" id="console-waiting">
        <#list page.waiting() as each><li><strong>${each.address()}</strong> ${msg("consoleAskedOne", each.employer(), each.asked(), each.until())}</li></#list>
      </ul>
    <#else>
      <p class="hint">${msg("consoleAskedNobody")}</p>
    </#if>
    <p class="actions"><a class="${parts.button('primary')}" href="${page.frame().employeesUrl()}">${msg("consoleHome")}</a> <a class="${parts.button('secondary')}" href="${page.newUrl()}">${msg("consoleNew")}</a></p>
    </@console.body>
  </#if>
</@layout.registrationLayout>
