<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#global adgangHero="warning">
<#assign app = (page.appUrl())!"">
<#assign account = (page.accountUrl())!"">
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("consoleNotForYouTitle")}
  <#elseif section = "form">
    <@parts.body>
    <p class="lead">${msg("consoleNotForYou")}</p>
    <div class="actions">
      <#if app?has_content><a class="${parts.button('primary')}" id="console-app" href="${app}">${msg("consoleToApp")}</a></#if>
      <#if account?has_content><a class="${parts.button(app?has_content?then('secondary', 'primary'))}" id="console-account" href="${account}">${msg("consoleToAccount")}</a></#if>
      <a class="${parts.button('quiet')}" id="console-other" href="${page.otherUrl()}">${msg("consoleAsOther")}</a>
    </div>
    </@parts.body>
  </#if>
</@layout.registrationLayout>
