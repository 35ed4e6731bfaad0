<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#assign employer = parts.employer()>
<#assign title = (page.title())!"">
<#assign lastDay = (page.lastDay())!"">
<#global adgangHero="shield">
<@layout.registrationLayout displayMessage=parts.alerts(); section>
  <#if section = "header">
    ${msg("secondFactorTitle")}
  <#elseif section = "form">
    <@parts.body>
    <p class="lead" id="adgang-why">
      <#if page.required() || lastDay?has_content>
        <#if page.console()>${msg("secondFactorRequiredConsole")}
        <#elseif employer?has_content && title?has_content>${msg("secondFactorRequiredEmployerTitle", employer, title)}
        <#elseif employer?has_content>${msg("secondFactorRequiredEmployer", employer)}
        <#elseif title?has_content>${msg("secondFactorRequiredTitle", title)}
        <#else>${msg("secondFactorRequired")}</#if>
        <#if lastDay?has_content>${msg("secondFactorGrace", lastDay)}</#if>
      <#else>
        ${msg("secondFactorLead")}
      </#if>
    </p>
    <form id="adgang-choose" class="form" action="${url.loginAction}" method="post" data-adgang="once">
      <ul class="cards" aria-label="${msg("secondFactorChoose")}">
        <#list page.methods() as method>
          <li>
            <#if method.available()>
              <button class="card" type="submit" name="method" value="${method.id()}" data-method="${method.id()}" data-available="true" aria-describedby="method-${method.id()}-text">
                <span class="card-icon"><@parts.icon name=method.id() /></span>
                <span class="card-body">
                  <span class="card-title">${msg("secondFactor." + method.id() + ".title")}</span>
                  <span class="card-text" id="method-${method.id()}-text">${msg("secondFactor." + method.id() + ".text")}</span>
                </span>
                <span class="card-arrow"><@parts.icon name="arrow" /></span>
              </button>
            <#else>
              <div class="card card-unavailable" data-method="${method.id()}" data-available="false">
                <span class="card-icon"><@parts.icon name=method.id() /></span>
                <span class="card-body">
                  <span class="card-title">${msg("secondFactor." + method.id() + ".title")}</span>
                  <span class="card-text"><#if method.availableAt()?? && (page.again())?has_content>${msg("secondFactorWhyNot." + method.whyNot() + "Until", page.again())}<#elseif (method.whyNot())?has_content>${msg("secondFactorWhyNot." + method.whyNot())}<#else>${msg("secondFactorWhyNot")}</#if></span>
                </span>
              </div>
            </#if>
          </li>
        </#list>
      </ul>
      <#if lastDay?has_content>
        <div class="actions">
          <button class="${parts.button('quiet')}" id="adgang-later" type="submit" name="skip" value="true">${msg("secondFactorLater")}</button>
        </div>
        <p class="note note-center">${msg("secondFactorLaterNote", lastDay)}</p>
      <#elseif page.skippable()>
        <div class="actions">
          <button class="${parts.button('quiet')}" id="adgang-skip" type="submit" name="skip" value="true">${msg("secondFactorSkip")}</button>
        </div>
        <p class="note note-center">${msg("secondFactorSkipNote")}</p>
      </#if>
    </form>
    </@parts.body>
  </#if>
</@layout.registrationLayout>
