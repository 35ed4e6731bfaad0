<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#assign another = (auth.showTryAnotherWayLink())!false>
<#global adgangHero="warning">
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("smsProblemTitle")}
  <#elseif section = "form">
    <@parts.body>
    <div id="adgang-problem" data-reason="${page.reason()}">
      <p class="lead" role="alert"><#if (page.again())?has_content>${msg("smsProblem." + page.reason() + "Until", page.again())}<#else>${msg("smsProblem." + page.reason())}</#if></p>
      <p>${another?then(msg("smsProblemOther"), msg("smsProblemHelp"))}</p>
      <form class="form" action="${url.loginAction}" method="post" data-adgang="once">
        <div class="actions">
          <button class="${parts.button('primary')}" id="adgang-retry" type="submit" name="step" value="resend">${msg("smsProblemRetry")}</button>
        </div>
      </form>
    </div>
    </@parts.body>
  </#if>
</@layout.registrationLayout>
