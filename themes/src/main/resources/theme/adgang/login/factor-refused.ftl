<#import "template.ftl" as layout>
<#assign reason = page.reason()>
<@layout.registrationLayout hero="warning" displayMessage=false; section>
  <#if section = "header">
    <#if (page.method())??>${msg("factorRefusedTitle", msg("factorName." + page.method()))}<#else>${msg("factorUnprovenTitle")}</#if>
  <#elseif section = "form">
    <p class="lead" id="adgang-why" data-reason="${reason}">
      <#if !(page.method())??>${msg("factorUnproven")}
      <#elseif reason == "" || reason == "realm">${msg("secondFactorWhyNot")}.
      <#else>${msg("secondFactorWhyNot." + reason)}.</#if>
    </p>
    <#if page.back()>
      <form class="form" action="${url.loginAction}" method="post" data-adgang="once">
        <div class="actions">
          <button class="button button-primary button-block" id="adgang-back" type="submit" name="cancel-aia" value="true">${msg("factorBack")}</button>
        </div>
      </form>
    <#else>
      <div class="actions">
        <a class="button button-primary button-block" id="adgang-restart" href="${url.loginRestartFlowUrl}">${msg("factorLogInAgain")}</a>
      </div>
    </#if>
  </#if>
</@layout.registrationLayout>
