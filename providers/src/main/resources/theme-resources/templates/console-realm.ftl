<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#import "console-parts.ftl" as console>
<#-- A part of the realm, in the words of Keycloak's console. -->
<#macro part each>
  <strong>${each.name()}</strong> <span class="console-address">${each.where()}</span>
  <#if each.from()?? || each.to()??><span>${(each.from())!"–"} → ${(each.to())!"…"}</span></#if>
  <span class="console-address">${each.why()}</span>
</#macro>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("consoleNav.realm")}
  <#elseif section = "form">
    <@console.body current="realm">
    <@console.alert text=(page.error())!"" />
    <#if page.plan()??>
      <h2 class="console-heading">${msg("consoleRealmPlan")}</h2>
      <#if page.plan().changes()?has_content>
        <ul class="console-links" lang="en"><#list page.plan().changes() as each><li><@part each=each /></li></#list></ul>
      <#else><p>${msg("consoleRealmNoChange")}</p></#if>
      <form class="form console-wide" action="${page.url()}" method="post" data-adgang="once">
        <@console.token />
        <#if page.conflicts()?has_content>
          <h2 class="console-heading">${msg("consoleRealmConflicts")}</h2>
          <p class="hint">${msg("consoleRealmConflictsText")}</p>
          <#list page.conflicts() as each>
            <fieldset class="field console-set">
              <legend lang="en"><@part each=each /></legend>
              <#list ["keep", "replace"] as choice>
                <#assign chosen = (page.choices()[each.choice()])!"keep">
                <p class="choice"><input type="radio" class="choice-input" id="choice-${each?index}-${choice}" name="choice.${each.choice()}" value="${choice}"<#if chosen == choice> checked</#if>><label class="choice-label" for="choice-${each?index}-${choice}">${msg("consoleRealmChoice." + choice)}</label></p>
              </#list>
            </fieldset>
          </#list>
        </#if>
        <div class="actions">
          <#if page.plan().changes()?has_content || page.conflicts()?has_content><button class="${parts.button('primary')}" id="console-set-up" type="submit">${msg("consoleRealmSetUp")}</button></#if>
        </div>
      </form>
      <#if page.plan().byHand()?has_content>
        <h2 class="console-heading">${msg("consoleRealmByHand")}</h2>
        <ul class="console-links" lang="en"><#list page.plan().byHand() as each><li><@part each=each /></li></#list></ul>
      </#if>
    <#else>
      <#if page.state().whole()><p class="lead"><@parts.icon name="check" /> ${msg("consoleRealmWhole")}</p>
      <#else>
        <p class="lead">${msg("consoleRealmMissing", page.state().missing()?size)}</p>
        <ul class="console-links" lang="en"><#list page.state().missing() as each><li><@part each=each /></li></#list></ul>
      </#if>
      <#if page.planUrl()??><p class="actions"><a class="${parts.button(page.state().whole()?then('secondary', 'primary'))}" id="console-plan" href="${page.planUrl()}">${msg("consoleRealmShowPlan")}</a></p></#if>
      <#if page.state().warnings()?has_content>
        <h2 class="console-heading">${msg("consoleRealmWarnings")}</h2>
        <ul class="console-points" lang="en"><#list page.state().warnings() as each><li>${each}</li></#list></ul>
      </#if>
    </#if>
    </@console.body>
  </#if>
</@layout.registrationLayout>
