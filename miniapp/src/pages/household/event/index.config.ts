export default definePageConfig({ navigationBarTitleText: '户里的事' })
