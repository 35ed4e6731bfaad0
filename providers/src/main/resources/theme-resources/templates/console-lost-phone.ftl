<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#import "console-parts.ftl" as console>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("consoleLostPhoneTitle", page.shownName())}
  <#elseif section = "form">
    <@console.body>
    <#if page.clearable()>
    <p class="lead">${msg("consoleLostPhoneLead")}</p>
    <ol class="steps">
      <li>${msg("consoleLostPhoneWho")}</li>
      <li>${msg("consoleLostPhoneCodes")}</li>
      <li>${msg("consoleLostPhoneThen")}</li>
    </ol>
    <form class="form" action="${page.url()}" method="post" data-adgang="once">
      <@console.token />
      <#if page.block()>
        <p class="choice"><input type="checkbox" class="choice-input" id="block" name="block" value="on"><label class="choice-label" for="block">${msg("consoleBlock")}</label></p>
      </#if>
      <div class="actions">
        <button class="${parts.button('primary')}" id="console-clear" type="submit">${msg("consoleClear")}</button>
        <a class="${parts.button('quiet')}" href="${page.backUrl()}">${msg("consoleBack")}</a>
      </div>
    </form>
    <#else>
    <p class="lead" role="status">${msg("consoleLostPhoneNothing")}</p>
    <p class="actions"><a class="${parts.button('secondary')}" href="${page.backUrl()}">${msg("consoleBack")}</a></p>
    </#if>
    </@console.body>
  </#if>
</@layout.registrationLayout>
