<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#import "console-parts.ftl" as console>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("consoleNav." + page.page())}
  <#elseif section = "form">
    <@console.body current=page.page()>
    <p class="lead">${msg("consoleEmployersLead")}</p>
    <form class="console-search console-search-one" action="${page.url()}" method="get" role="search">
      <div class="field">
        <label class="label" for="search">${msg("consoleEmployersSearch")}</label>
        <input class="input" id="search" name="search" type="search" maxlength="255" autocomplete="off" value="${page.search()}">
      </div>
      <button class="button button-secondary" id="console-search" type="submit">${msg("consoleFind")}</button>
    </form>
    <#if page.employers()?has_content || page.realmUrl()??>
      <ul class="console-choices">
        <#if page.realmUrl()?? && !page.search()?has_content><li><a href="${page.realmUrl()}">${msg("consoleWholeRealm")}</a></li></#if>
        <#list page.employers() as each><li><a href="${each.url()}">${each.name()}</a></li></#list>
      </ul>
    </#if>
    <#if page.more()><p class="hint">${msg("consoleEmployersMore")}</p></#if>
    <#if !page.employers()?has_content><p role="status">${page.search()?has_content?then(msg("consoleEmployersNotFound"), msg("consoleEmployersNone"))}</p></#if>
    </@console.body>
  </#if>
</@layout.registrationLayout>
