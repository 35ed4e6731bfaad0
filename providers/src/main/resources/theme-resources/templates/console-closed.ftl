<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#global adgangHero="warning">
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("consoleClosed")}
  <#elseif section = "form">
    <@parts.body>
    <p class="lead">${msg(page.why())}</p>
    <div class="actions">
      <a class="${parts.button('primary')}" id="console-home" href="${page.homeUrl()}">${msg((page.home())!"consoleHome")}</a>
      <a class="${parts.button('quiet')}" href="${page.logoutUrl()}">${msg("doLogout")}</a>
    </div>
    </@parts.body>
  </#if>
</@layout.registrationLayout>
