<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#assign name = msg("factorName." + page.method())>
<#assign label = page.label()>
<#global adgangHero="shield">
<@layout.registrationLayout displayMessage=parts.alerts(); section>
  <#if section = "header">
    <#if page.removable()>${msg("factorRemoveTitle", msg("factorHeading." + page.method()))}<#else>${msg("factorKeepTitle", name)}</#if>
  <#elseif section = "form">
    <@parts.body>
    <#if label?has_content><p class="lead" id="adgang-factor"><strong>${label}</strong></p></#if>
    <p class="lead" id="adgang-why">
      <#if !page.removable()>${msg("factorKeepLead")}
      <#elseif page.method() == "recovery-authn-codes">${msg("factorRemoveCodes")}
      <#elseif page.method() == "webauthn-passwordless">${msg("factorRemovePasswordless")}
      <#elseif page.last()>${msg("factorRemoveLast")}
      <#else>${msg("factorRemoveLead")}</#if>
    </p>
    <form id="adgang-remove-form" class="form" action="${url.loginAction}" method="post" data-adgang="once">
      <#if page.replacements()?has_content>
        <ul class="cards" aria-label="${msg("factorReplaceBy")}">
          <#list page.replacements() as method>
            <li>
              <button class="card" type="submit" name="replace" value="${method}" data-method="${method}">
                <span class="card-icon"><@parts.icon name=method /></span>
                <span class="card-body">
                  <span class="card-title">${msg("factorReplaceWith", msg("factorName." + method))}</span>
                </span>
                <span class="card-arrow"><@parts.icon name="arrow" /></span>
              </button>
            </li>
          </#list>
        </ul>
      </#if>
      <div class="actions">
        <#if page.removable()>
          <button class="${parts.button('primary')}" id="adgang-remove" type="submit" name="step" value="remove">${msg("factorRemove")}</button>
        </#if>
        <button class="${parts.button('quiet')}" id="adgang-back" type="submit" name="cancel-aia" value="true" formnovalidate>${msg("factorBack")}</button>
      </div>
    </form>
    </@parts.body>
  </#if>
</@layout.registrationLayout>
