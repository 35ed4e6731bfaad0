<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#assign name = (page.firstName())!"">
<#assign employer = parts.employer()>
<#assign welcome = page.purpose()?string == "WELCOME">
<#global adgangHero="wave">
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    <#if welcome>
      <#if name?has_content>${msg("linkOpenWelcomeName", name)}<#else>${msg("linkOpenWelcome")}</#if>
    <#else>
      <#if name?has_content>${msg("linkOpenResetName", name)}<#else>${msg("linkOpenReset")}</#if>
    </#if>
  <#elseif section = "form">
    <@parts.body>
    <p class="lead">
      <#if welcome>
        <#if employer?has_content>${msg("linkOpenWelcomeEmployer", employer, realm.displayName)}<#else>${msg("linkOpenWelcomeProduct", realm.displayName)}</#if>
      <#else>
        ${msg("linkOpenResetText")}
      </#if>
    </p>
    <form class="form" action="${page.actionUrl()}" method="post" data-adgang="once">
      <div class="actions">
        <button class="${parts.button('primary')}" id="adgang-continue" type="submit">${welcome?then(msg("passwordCreateTitle"), msg("passwordChooseNew"))}</button>
      </div>
    </form>
    <#if welcome>
      <h2 class="steps-title">${msg("linkOpenNext")}</h2>
      <ol class="steps">
        <li>${msg("linkOpenStepPassword")}</li>
        <li>${msg("linkOpenStepLogin")}</li>
        <li>${msg("linkOpenStepSecondFactor")}</li>
      </ol>
    </#if>
    </@parts.body>
  </#if>
</@layout.registrationLayout>
