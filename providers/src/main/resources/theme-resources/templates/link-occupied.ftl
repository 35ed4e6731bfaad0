<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#assign name = (page.firstName())!"">
<#global adgangHero="link">
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("linkOccupiedTitle", page.who())}
  <#elseif section = "form">
    <@parts.body>
    <p class="lead"><#if name?has_content>${msg("linkOccupiedName", name)}<#else>${msg("linkOccupied")}</#if></p>
    <form class="form" action="${page.actionUrl()}" method="post" data-adgang="once">
      <input type="hidden" name="session" value="${page.mark()}">
      <div class="actions">
        <button class="${parts.button('primary')}" id="adgang-log-out" type="submit">${msg("linkOccupiedLogOut")}</button>
        <a class="${parts.button('quiet')}" id="adgang-not-me" href="${page.notMeUrl()}">${msg("linkOccupiedNotMe")}</a>
      </div>
    </form>
    </@parts.body>
  </#if>
</@layout.registrationLayout>
