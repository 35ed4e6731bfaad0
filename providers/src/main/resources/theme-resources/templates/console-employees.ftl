<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#import "console-parts.ftl" as console>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("consoleEmployees")}
  <#elseif section = "form">
    <@console.body current="employees">
    <#if page.reminded()??>
      <div class="console-done" role="status"><@parts.icon name=(page.reminded().count() == 0)?then("warning", "check") /><div>
        <p>${msg("consoleReminded", page.reminded().count())}</p>
        <#if page.reminded().left()?has_content>
          <p>${msg("consoleNotRemindedLead")}</p>
          <ul id="console-not-reminded"><#list page.reminded().left() as each><li>${msg("consoleNotReminded." + each.reason(), each.count())}</li></#list></ul>
        </#if>
      </div></div>
    </#if>
    <form class="console-search console-search-one" action="${page.frame().employeesUrl()}" method="get" role="search">
      <div class="field">
        <label class="label" for="search">${msg("consoleSearch")}</label>
        <input class="input" id="search" name="search" type="search" maxlength="255" autocomplete="off" value="${page.search()}">
      </div>
      <button class="button button-secondary" id="console-search" type="submit">${msg("consoleFind")}</button>
      <details class="console-filters"<#if page.filter()?has_content || page.title()?has_content || page.sort() != "name"> open</#if>>
        <summary>${msg("consoleFilters")}</summary>
        <div class="console-filter-fields">
          <div class="field">
            <label class="label" for="filter">${msg("consoleFilter")}</label>
            <select class="input" id="filter" name="filter">
              <option value="">${msg("consoleFilterAll")}</option>
              <#list ["missing", "failed", "never"] as filter>
                <option value="${filter}"<#if page.filter() == filter> selected</#if>>${msg("consoleFilter." + filter)}</option>
              </#list>
            </select>
          </div>
          <div class="field">
            <label class="label" for="title">${msg("consoleTitle")}</label>
            <select class="input" id="title" name="title">
              <option value="">${msg("consoleTitleAll")}</option>
              <#list page.titles() as title>
                <option value="${title}"<#if page.title() == title> selected</#if>>${title}</option>
              </#list>
            </select>
          </div>
          <div class="field">
            <label class="label" for="sort">${msg("consoleSort")}</label>
            <select class="input" id="sort" name="sort">
              <#list ["name", "title", "created", "email"] as sort>
                <option value="${sort}"<#if page.sort() == sort> selected</#if>>${msg("consoleSort." + sort)}</option>
              </#list>
            </select>
          </div>
        </div>
      </details>
    </form>
    <p class="console-count" role="status">
      <#if page.total() == 0>
        <#if page.isNarrowed()>${msg("consoleNoneFound")} <a href="${page.frame().employeesUrl()}">${msg("consoleShowAll")}</a>
        <#else>${msg("consoleNoneYet")} <a href="${page.frame().newUrl()}">${msg("consoleNew")}</a></#if>
      <#else>
        ${msg("consoleCount", page.from(), page.to(), page.total())}
      </#if>
    </p>
    <#if page.rows()?has_content>
      <form action="${page.welcomeUrl()}" method="post" data-adgang="once">
      <@console.token />
      <table class="console-table">
        <thead>
          <tr>
            <th scope="col"><span class="visually-hidden">${msg("consoleChosen")}</span></th>
            <th scope="col">${msg("consoleEmployee")}</th>
            <th scope="col">${msg("consoleTitle")}</th>
            <th scope="col">${msg("consoleFactor")}</th>
            <th scope="col">${msg("consoleWelcome")}</th>
            <th scope="col">${msg("consoleLastLogin")}</th>
          </tr>
        </thead>
        <tbody>
          <#list page.rows() as row>
            <tr<#if !row.enabled()> class="console-off"</#if>>
              <td class="console-tick"><input type="checkbox" class="choice-input" id="choose-${row?index}" name="id" value="${row.id()}"<#if page.all()> checked</#if>><label class="choice-label" for="choose-${row?index}"><span class="visually-hidden">${msg("consoleChoose", row.shown())}</span></label></td>
              <th scope="row"><a href="${row.url()}">${row.name()}</a><#if !row.enabled()> <span class="console-tag">${msg("consoleEnded")}</span></#if>
                <#if row.email() != row.name()><span class="console-address">${row.email()}</span></#if>
                <#if page.showsEmployers()><span class="console-address">${row.employers()}</span></#if></th>
              <td data-label="${msg("consoleTitle")}">${row.title()}</td>
              <td data-label="${msg("consoleFactor")}"><@console.factor row=row /></td>
              <td data-label="${msg("consoleWelcome")}"><@console.welcome row=row /></td>
              <td data-label="${msg("consoleLastLogin")}">${(row.lastLogin())!msg("consoleNoLogin")}</td>
            </tr>
          </#list>
        </tbody>
      </table>
      <div class="console-many">
        <a id="console-all" href="${page.allUrl()}">${msg("consoleChooseAll")}</a>
        <button class="button button-secondary" id="console-welcome-many" type="submit">${msg("consoleWelcomeMany")}</button>
        <button class="button button-secondary" id="console-remind-many" type="submit" formaction="${page.remindUrl()}">${msg("consoleRemindMany")}</button>
        <a id="console-download" href="${page.downloadUrl()}">${msg("consoleDownload")}</a>
      </div>
      </form>
    </#if>
    <#if page.previousUrl()?? || page.nextUrl()??>
      <nav class="console-paging" aria-label="${msg("consolePages")}">
        <#if page.previousUrl()??><a id="console-previous" rel="prev" href="${page.previousUrl()}">${msg("consolePrevious")}</a></#if>
        <#if page.nextUrl()??><a id="console-next" rel="next" href="${page.nextUrl()}">${msg("consoleNext")}</a></#if>
      </nav>
    </#if>
    </@console.body>
  </#if>
</@layout.registrationLayout>
