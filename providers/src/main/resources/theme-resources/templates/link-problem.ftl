<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#assign known = ["expired", "used", "retired", "invalid", "password", "gone", "moved", "directory", "factor", "other", "unavailable"]>
<#assign reason = page.reason()>
<#if !known?seq_contains(reason)><#assign reason = "invalid"></#if>
<#global adgangHero="link">
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("linkProblem." + reason + ".title")}
  <#elseif section = "form">
    <@parts.body>
    <div id="adgang-problem" data-reason="${page.reason()}">
      <p class="lead">${msg("linkProblem." + reason + ".text")}</p>
      <#if (page.resendUrl())?has_content>
        <form class="form" action="${page.resendUrl()}" method="post" data-adgang="once">
          <div class="actions">
            <button class="${parts.button('primary')}" id="adgang-resend" type="submit">${msg("linkSendNew")}</button>
          </div>
        </form>
        <p class="note">${msg("linkSendNewNote")}</p>
      </#if>
      <#if (page.forgottenUrl())?has_content || (page.loginUrl())?has_content>
        <div class="actions">
          <#if (page.forgottenUrl())?has_content>
          <a class="${parts.button('primary')}" id="adgang-forgotten" href="${page.forgottenUrl()}">${msg("linkForgotten")}</a>
          </#if>
          <#if (page.loginUrl())?has_content>
          <a class="${parts.button('secondary')}" id="adgang-login" href="${page.loginUrl()}">${msg("continueToLogin")}</a>
          </#if>
        </div>
      <#elseif (client.baseUrl)?has_content>
        <p class="note"><a href="${client.baseUrl}">${msg("backToApplication")}</a></p>
      </#if>
    </div>
    </@parts.body>
  </#if>
</@layout.registrationLayout>
