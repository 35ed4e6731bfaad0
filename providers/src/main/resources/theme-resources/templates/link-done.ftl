<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#assign welcome = page.purpose()?string == "WELCOME">
<#assign onward = (page.continueUrl())!"">
<#assign app = (page.continueName())!"">
<#assign web = (page.webUrl())!"">
<#global adgangHero="check">
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${welcome?then(msg("linkDoneCreated"), msg("linkDoneChanged"))}
  <#elseif section = "form">
    <@parts.body>
    <#if onward?has_content>
      <p class="lead">${welcome?then(msg("linkDoneCreatedText"), msg("linkDoneChangedText"))}</p>
      <div class="actions">
        <a class="${parts.button('primary')}" id="adgang-onward" href="${onward}"><#if app?has_content>${msg("continueTo", app)}<#else>${msg("continueToLogin")}</#if></a>
        <#if web?has_content>
        <a class="${parts.button('secondary')}" id="adgang-onward-web" href="${web}">${msg("linkDoneWeb")}</a>
        </#if>
      </div>
      <#if !web?has_content>
      <p class="note">${msg("linkDoneApp")}</p>
      </#if>
    <#else>
      <p class="lead">${welcome?then(msg("linkDoneCreatedText"), msg("linkDoneChangedText"))}</p>
      <p class="note">${msg("linkDoneClose")}</p>
    </#if>
    </@parts.body>
  </#if>
</@layout.registrationLayout>
