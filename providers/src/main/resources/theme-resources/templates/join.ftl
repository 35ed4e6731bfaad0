<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#assign state = page.state()?string>
<#assign name = (page.firstName())!"">
<#assign employer = (page.employer())!"">
<#global adgangHero=(state == "open")?then("wave", (state == "joined")?then("check", "link"))>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("join." + state + ".title", employer)}
  <#elseif section = "form">
    <@parts.body>
    <div id="adgang-join" data-state="${state}">
      <p class="lead"><#if name?has_content>${msg("joinHello", name)} </#if>${msg("join." + state + ".text", employer)}</p>
      <#if (page.actionUrl())?has_content>
        <h2 class="steps-title">${msg("joinMeans")}</h2>
        <ul class="steps">
          <li>${msg("joinMeansSee", employer)}</li>
          <li>${msg("joinMeansMail")}</li>
          <li>${msg("joinMeansChange", employer)}</li>
          <li>${msg("joinMeansFactor", employer)}</li>
        </ul>
        <form class="form" action="${page.actionUrl()}" method="post" data-adgang="once">
          <div class="actions">
            <button class="${parts.button('primary')}" id="adgang-join-yes" type="submit">${msg("joinYes", employer)}</button>
          </div>
        </form>
        <#if (page.noUrl())?has_content>
          <form class="form" action="${page.noUrl()}" method="post" data-adgang="once">
            <div class="actions">
              <button class="${parts.button('secondary')}" id="adgang-join-no" type="submit">${msg("joinNo")}</button>
            </div>
          </form>
          <p class="note">${msg("joinNoMeans", employer)}</p>
        </#if>
      </#if>
    </div>
    </@parts.body>
  </#if>
</@layout.registrationLayout>
