<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#import "console-parts.ftl" as console>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("consoleHistoryOf", page.shownName())}
  <#elseif section = "form">
    <@console.body>
    <@console.history part=page.history() />
    <p class="actions"><a class="${parts.button('secondary')}" href="${page.url()}">${msg("consoleHistoryBack")}</a></p>
    </@console.body>
  </#if>
</@layout.registrationLayout>
