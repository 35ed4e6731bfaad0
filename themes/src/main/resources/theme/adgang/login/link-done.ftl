<#import "template.ftl" as layout>
<#assign welcome = page.purpose()?string == "WELCOME">
<#assign onward = (page.continueUrl())!"">
<#assign app = (page.continueName())!"">
<#assign web = (page.webUrl())!"">
<@layout.registrationLayout hero="check" displayMessage=false; section>
  <#if section = "header">
    ${welcome?then(msg("linkDoneCreated"), msg("linkDoneChanged"))}
  <#elseif section = "form">
    <#if onward?has_content>
      <p class="lead">${welcome?then(msg("linkDoneCreatedText"), msg("linkDoneChangedText"))}</p>
      <div class="actions">
        <a class="button button-primary button-block" id="adgang-onward" href="${onward}"><#if app?has_content>${msg("continueTo", app)}<#else>${msg("continueToLogin")}</#if></a>
        <#if web?has_content>
        <a class="button button-secondary button-block" id="adgang-onward-web" href="${web}">${msg("linkDoneWeb")}</a>
        </#if>
      </div>
      <#if !web?has_content>
      <p class="note">${msg("linkDoneApp")}</p>
      </#if>
    <#else>
      <p class="lead">${welcome?then(msg("linkDoneCreatedText"), msg("linkDoneChangedText"))}</p>
      <p class="note">${msg("linkDoneClose")}</p>
    </#if>
  </#if>
</@layout.registrationLayout>
