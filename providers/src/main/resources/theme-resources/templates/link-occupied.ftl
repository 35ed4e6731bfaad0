<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#assign name = (page.firstName())!"">
<#global adgangHero="link">
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    <#if name?has_content>${msg("linkOccupiedTitleName", name)}<#else>${msg("linkOccupiedTitle")}</#if>
  <#elseif section = "form">
    <@parts.body>
    <p class="lead">${msg("linkOccupiedWho")} <strong>${page.who()}</strong>. ${msg("linkOccupied")}</p>
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
