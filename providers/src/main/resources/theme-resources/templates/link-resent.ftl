<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#global adgangHero="mail">
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("linkResentTitle")}
  <#elseif section = "form">
    <@parts.body>
    <p class="lead" role="status">${msg("linkResentText")}</p>
    <p class="note">${msg("linkResentNote")}</p>
    </@parts.body>
  </#if>
</@layout.registrationLayout>
