export default definePageConfig({ navigationBarTitleText: '两版的不同' })
