<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#global adgangHero="warning">
<#assign account = (page.accountUrl())!"">
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("consoleUnproven")}
  <#elseif section = "form">
    <@parts.body>
    <p class="lead">${msg("consoleUnprovenLead")}</p>
    <p>${msg("consoleUnprovenHow")}</p>
    <div class="actions">
      <a class="${parts.button('primary')}" id="console-again" href="${page.againUrl()}">${msg("consoleUnprovenAgain")}</a>
      <#if account?has_content><a class="${parts.button('secondary')}" id="console-account" href="${account}">${msg("consoleToAccount")}</a></#if>
      <a class="${parts.button('quiet')}" href="${page.logoutUrl()}">${msg("doLogout")}</a>
    </div>
    </@parts.body>
  </#if>
</@layout.registrationLayout>
