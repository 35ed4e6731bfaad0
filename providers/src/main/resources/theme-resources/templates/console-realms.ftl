<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("consoleRealms")}
  <#elseif section = "form">
    <@parts.body>
    <link rel="stylesheet" href="${url.resourcesPath}/adgang/css/console.css">
    <div class="console">
      <nav class="console-nav" aria-label="${msg("consoleName")}">
        <p class="console-user"><span>${page.user()}</span> <a href="${page.logoutUrl()}">${msg("doLogout")}</a></p>
      </nav>
      <p class="lead">${msg("consoleRealmsLead")}</p>
      <ul class="console-choices" id="console-realms">
        <#list page.realms() as each><li><a href="${each.url()}">${each.shown()}</a></li></#list>
      </ul>
    </div>
    </@parts.body>
  </#if>
</@layout.registrationLayout>
