<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#assign reason = page.reason()>
<#global adgangHero="warning">
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    <#if (page.method())??>${msg("factorRefusedTitle", msg("factorName." + page.method()))}<#else>${msg("factorUnprovenTitle")}</#if>
  <#elseif section = "form">
    <@parts.body>
    <p class="lead" id="adgang-why" data-reason="${reason}">
      <#if !(page.method())??>${msg("factorUnproven")}
      <#elseif reason == "" || reason == "realm">${msg("secondFactorWhyNot")}.
      <#else>${msg("secondFactorWhyNot." + reason)}.</#if>
    </p>
    <#if page.back()>
      <form class="form" action="${url.loginAction}" method="post" data-adgang="once">
        <div class="actions">
          <button class="${parts.button('primary')}" id="adgang-back" type="submit" name="cancel-aia" value="true">${msg("factorBack")}</button>
        </div>
      </form>
    <#else>
      <div class="actions">
        <a class="${parts.button('primary')}" id="adgang-restart" href="${url.loginRestartFlowUrl}">${msg("factorLogInAgain")}</a>
      </div>
    </#if>
    </@parts.body>
  </#if>
</@layout.registrationLayout>
