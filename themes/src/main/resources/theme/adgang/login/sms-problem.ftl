<#import "template.ftl" as layout>
<#assign another = (auth.showTryAnotherWayLink())!false>
<@layout.registrationLayout hero="warning" displayMessage=false; section>
  <#if section = "header">
    ${msg("smsProblemTitle")}
  <#elseif section = "form">
    <div id="adgang-problem" data-reason="${page.reason()}">
      <p class="lead" role="alert"><#if (page.again())?has_content>${msg("smsProblem." + page.reason() + "Until", page.again())}<#else>${msg("smsProblem." + page.reason())}</#if></p>
      <p>${another?then(msg("smsProblemOther"), msg("smsProblemHelp"))}</p>
      <form class="form" action="${url.loginAction}" method="post" data-adgang="once">
        <div class="actions">
          <button class="button button-primary button-block" id="adgang-retry" type="submit" name="step" value="resend">${msg("smsProblemRetry")}</button>
        </div>
      </form>
    </div>
  </#if>
</@layout.registrationLayout>
