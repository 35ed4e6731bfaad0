<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#import "console-parts.ftl" as console>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("consoleProven")}
  <#elseif section = "form">
    <@console.body>
    <p class="lead">${msg("consoleProvenLead")}</p>
    </@console.body>
  </#if>
</@layout.registrationLayout>
