<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#import "console-parts.ftl" as console>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("consoleSwitchTitle", page.shownName())}
  <#elseif section = "form">
    <@console.body>
    <p class="lead">${msg("consoleSwitchLead")}</p>
    <ol class="steps">
      <li>${msg("consoleSwitchTold")}</li>
      <li>${msg("consoleSwitchEnds")}</li>
      <li>${msg("consoleSwitchWho")}</li>
    </ol>
    <form class="form" action="${page.url()}" method="post" data-adgang="once">
      <@console.token />
      <@console.field id="email" label=msg("consoleSwitchNew") value=page.typed() error=(page.error())!"" type="email" />
      <div class="actions">
        <button class="${parts.button('primary')}" id="console-switch" type="submit">${msg("consoleSwitch")}</button>
        <a class="${parts.button('quiet')}" href="${page.backUrl()}">${msg("consoleBack")}</a>
      </div>
    </form>
    </@console.body>
  </#if>
</@layout.registrationLayout>
