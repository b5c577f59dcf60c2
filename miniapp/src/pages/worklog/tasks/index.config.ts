export default definePageConfig({ navigationBarTitleText: '驻村办公清单', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
