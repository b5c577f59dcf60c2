export default definePageConfig({ navigationBarTitleText: '督查', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
