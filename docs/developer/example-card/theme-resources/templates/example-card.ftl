<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<@layout.registrationLayout displayMessage=parts.alerts(); section>
  <#if section = "header">
    ${msg("cardTitle")}
  <#elseif section = "form">
    <@parts.body>
    <#if page.code??><p class="lead">${msg("cardPrint")} <strong id="example-code">${page.code}</strong></p></#if>
    <form class="form" action="${url.loginAction}" method="post" data-adgang="once">
      <div class="field">
        <label class="label" for="card">${msg("cardLabel")}</label>
        <input class="input" id="card" name="card" autocomplete="off" autofocus>
      </div>
      <div class="actions">
        <button class="${parts.button('primary')}" type="submit">${msg("cardSend")}</button>
        <#if page.other!false>
          <button class="${parts.button('quiet')}" type="submit" name="step" value="other">${msg("secondFactorOther")}</button>
        </#if>
      </div>
    </form>
    </@parts.body>
  </#if>
</@layout.registrationLayout>
